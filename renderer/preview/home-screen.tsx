import { AppIcon } from './app-icon.tsx';
import './home-screen.css';

type HomeScreenProps = { readonly appName: string; readonly badge: number | null };

const PLACES = [1, 2, 3, 4, 5, 6, 7];

/** Two rows of apps, without names: what a banner lies over. The first is the app's, with its badge. */
export function HomeScreen({ appName, badge }: HomeScreenProps) {
  return (
    <div className="home-screen">
      <span className="home-screen-app">
        <AppIcon name={appName} />
        {badge !== null && badge > 0 && <span className="home-screen-badge">{badge}</span>}
      </span>
      {PLACES.map((place) => (
        <span key={place} className="home-screen-place" />
      ))}
    </div>
  );
}
