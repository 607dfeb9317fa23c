import './spinner.css';

/** A running spinner; with reduced motion it is "…". Decorative: say what runs in words beside it. */
export function Spinner({ size = 12 }: { readonly size?: 10 | 12 | 16 }) {
  return (
    <span className="spinner" data-size={size} aria-hidden="true">
      <svg viewBox="0 0 16 16" className="spinner-arc" aria-hidden="true">
        <path d="M11.6 3.1a6 6 0 1 0 0 9.8" />
      </svg>
    </span>
  );
}
