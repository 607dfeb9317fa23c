import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inProject, packageJson } from './project.mjs';

/**
 * The switches burnt into the program. A test build differs from a release in one: Playwright attaches through the
 * inspector. test/e2e/fuses.spec.ts reads both wires.
 * @param {boolean} release
 */
export const fuses = (release) => ({
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: !release,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  // The window comes from our own scheme; file:// gets nothing beyond what a browser gives it.
  grantFileProtocolExtraPrivileges: false,
  // Flipping breaks the signature that Apple Silicon asks for; without a real one the program is signed ad hoc again.
  resetAdHocDarwinSignature: true,
});

const ofLibsql = createRequire(inProject('node_modules', 'libsql', 'index.js'));

/** The package as libsql itself finds it, wherever npm has put it. */
const dependencyOfLibsql = (name, filter) => ({
  from: dirname(ofLibsql.resolve(`${name}/package.json`)),
  to: `node_modules/${name}`,
  filter: ['package.json', 'LICENSE', ...filter],
});

/** The one dependency that is not bundled, for its native code, with what it loads. The app has no build for musl. */
const DATABASE = [
  {
    from: inProject('node_modules'),
    to: 'node_modules',
    filter: [
      'libsql/{index,auth,sqlite-error}.js',
      'libsql/{package.json,LICENSE}',
      '@libsql/*/{package.json,index.node}',
      '!@libsql/*-musl*/**',
    ],
  },
  dependencyOfLibsql('@neon-rs/load', ['dist/**']),
  dependencyOfLibsql('detect-libc', ['lib/**']),
];

/**
 * Gives electron-builder's configuration.
 * @param {{ release: boolean, runtime: { dist: string, version: string }, output: string }} options
 */
export const builderConfig = ({ release, runtime, output }) => ({
  appId: 'dev.pushbench.app',
  productName: packageJson().productName,
  copyright: `Copyright © ${packageJson().author}`,
  directories: { app: 'out', output, buildResources: 'build' },
  files: ['main/**', 'preload/**', 'renderer/**', 'package.json', ...DATABASE],
  electronDist: runtime.dist,
  electronVersion: runtime.version,
  electronFuses: fuses(release),
  asar: true,
  // A system loads native code from a file of its own.
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  // What signs and where it is published is the release workflow's affair.
  publish: null,
  icon: 'build/icon.png',
  afterPack: removeLauncher,
  mac: {
    category: 'public.app-category.developer-tools',
    target: ['dmg', 'zip'],
    hardenedRuntime: true,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    ...(!release && { identity: null }),
  },
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  linux: {
    category: 'Development',
    target: ['AppImage', 'deb'],
    synopsis: packageJson().description,
    maintainer: packageJson().author,
  },
});

/** A dist folder given by hand is copied whole, with the launcher that only development needs. */
async function removeLauncher({ appOutDir, packager, electronPlatformName }) {
  const resources =
    electronPlatformName === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  await rm(join(resources, 'default_app.asar'), { force: true });
}
