import './app-icon.css';

/** Whose icon is drawn: the demo of the simulator has one of its own. */
const DRAWN = 'Weather';

/** What stands for an app's icon: its initial. */
export function AppIcon({ name }: { readonly name: string }) {
  return (
    <svg className="app-icon" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7.5" fill="#2e7fd6" />
      {name === DRAWN ? (
        <>
          <circle cx="20.6" cy="12" r="5" fill="#f8c557" />
          <path d="M10.6 23.2a4.3 4.3 0 0 1-.5-8.5 5.9 5.9 0 0 1 11.2 1.1 3.8 3.8 0 0 1 .4 7.4Z" fill="#ffffff" />
        </>
      ) : (
        <text className="app-icon-initial" x="16" y="22" textAnchor="middle">
          {[...name][0]}
        </text>
      )}
    </svg>
  );
}
