/** Dusk over hills. */
export function Wallpaper() {
  return (
    <svg className="phone-wallpaper" viewBox="0 0 248 278" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <rect width="248" height="278" fill="#2b4a7a" />
      <circle cx="188" cy="248" r="84" fill="#335486" />
      <circle cx="188" cy="248" r="54" fill="#3f6296" />
      <circle cx="188" cy="248" r="25" fill="#ebc081" />
      <path d="M0 233C24 224 52 222 80 231c26 8 44 20 78 20 32 0 62-8 90-20v47H0Z" fill="#24446f" />
      <path d="M0 260c34-11 76-11 108 0 30 11 52 14 82 10 22-3 40-8 58-14v22H0Z" fill="#1b355b" />
    </svg>
  );
}
