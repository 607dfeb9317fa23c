/**
 * The app's side: code that registers for remote notifications and prints the whole device token. The `description` of
 * the token's data, which older code printed, is cut short since iOS 13 (`{length = 32, bytes = 0x… }`).
 */

/** For an app delegate in Swift. */
const SWIFT_APP = `// Prints the device token, as Pushbench takes it. The app needs the capability Push Notifications (target, Signing &
// Capabilities). In SwiftUI add to the App: @UIApplicationDelegateAdaptor(AppDelegate.self) private var appDelegate
import UIKit
import UserNotifications

final class AppDelegate: NSObject, UIApplicationDelegate {
    func application(
        _ application: UIApplication,
        didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]? = nil
    ) -> Bool {
        // A token comes without this permission too; alerts, badges and sounds do not.
        UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .badge, .sound]) { granted, error in
            print("Notifications \\(granted ? "allowed" : "not allowed")", error?.localizedDescription ?? "")
        }
        // At every launch: the token may have changed.
        application.registerForRemoteNotifications()
        return true
    }

    func application(_ application: UIApplication, didRegisterForRemoteNotificationsWithDeviceToken deviceToken: Data) {
        // Every byte as two hex digits; the description of the data is cut short since iOS 13.
        print("Device token:", deviceToken.map { String(format: "%02x", $0) }.joined())
    }

    func application(_ application: UIApplication, didFailToRegisterForRemoteNotificationsWithError error: Error) {
        print("No device token:", error.localizedDescription)
    }
}
`;

/** For an app delegate in Objective-C. */
const OBJECTIVE_C_APP = `// Prints the device token, as Pushbench takes it. The app needs the capability Push Notifications (target, Signing &
// Capabilities). These methods go into AppDelegate.m.
#import <UIKit/UIKit.h>
#import <UserNotifications/UserNotifications.h>

- (BOOL)application:(UIApplication *)application didFinishLaunchingWithOptions:(NSDictionary *)launchOptions {
    // A token comes without this permission too; alerts, badges and sounds do not.
    UNAuthorizationOptions options = UNAuthorizationOptionAlert | UNAuthorizationOptionBadge | UNAuthorizationOptionSound;
    [[UNUserNotificationCenter currentNotificationCenter]
        requestAuthorizationWithOptions:options
                      completionHandler:^(BOOL granted, NSError *error) {
                          NSLog(@"Notifications %@ %@", granted ? @"allowed" : @"not allowed", error.localizedDescription ?: @"");
                      }];
    // At every launch: the token may have changed.
    [application registerForRemoteNotifications];
    return YES;
}

- (void)application:(UIApplication *)application
    didRegisterForRemoteNotificationsWithDeviceToken:(NSData *)deviceToken {
    // Every byte as two hex digits; the description of the data is cut short since iOS 13.
    NSMutableString *hex = [NSMutableString stringWithCapacity:deviceToken.length * 2];
    const unsigned char *bytes = deviceToken.bytes;
    for (NSUInteger index = 0; index < deviceToken.length; index += 1) {
        [hex appendFormat:@"%02x", bytes[index]];
    }
    NSLog(@"Device token: %@", hex);
}

- (void)application:(UIApplication *)application
    didFailToRegisterForRemoteNotificationsWithError:(NSError *)error {
    NSLog(@"No device token: %@", error.localizedDescription);
}
`;

/** Code for the app that is to receive notifications. */
export const APP_SIDES = { swift: SWIFT_APP, 'objective-c': OBJECTIVE_C_APP } as const;
export type AppSide = keyof typeof APP_SIDES;
