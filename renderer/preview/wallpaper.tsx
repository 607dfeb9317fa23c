import { memo } from 'react';

/** Dusk over hills; night in the dark theme. */
export const Wallpaper = memo(function Wallpaper() {
  return (
    <svg className="phone-wallpaper" viewBox="0 0 248 278" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <rect className="phone-sky" width="248" height="278" />
      <circle className="phone-glow" cx="188" cy="248" r="84" />
      <circle className="phone-glow-near" cx="188" cy="248" r="54" />
      <circle className="phone-sun" cx="188" cy="248" r="25" />
      <path className="phone-hill-far" d="M0 233C24 224 52 222 80 231c26 8 44 20 78 20 32 0 62-8 90-20v47H0Z" />
      <path className="phone-hill" d="M0 260c34-11 76-11 108 0 30 11 52 14 82 10 22-3 40-8 58-14v22H0Z" />
    </svg>
  );
});
