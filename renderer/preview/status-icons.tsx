import { memo } from 'react';

/** Signal, Wi-Fi and battery. */
export const StatusIcons = memo(function StatusIcons() {
  return (
    <svg className="phone-status" viewBox="0 0 60 12" aria-hidden="true">
      <rect x="0" y="7.4" width="2.6" height="3.6" rx="0.8" />
      <rect x="4" y="5.4" width="2.6" height="5.6" rx="0.8" />
      <rect x="8" y="3.2" width="2.6" height="7.8" rx="0.8" />
      <rect x="12" y="1" width="2.6" height="10" rx="0.8" />
      <g className="phone-status-lines">
        <path d="M21.1 4.6a7.2 7.2 0 0 1 9.8 0M23.2 7a4.2 4.2 0 0 1 5.6 0" />
      </g>
      <path d="M26 11 24.2 9a2.6 2.6 0 0 1 3.6 0Z" />
      <rect x="37.6" y="1.3" width="18.8" height="9.4" rx="3" className="phone-status-outline" />
      <rect x="39.2" y="2.9" width="14" height="6.2" rx="1.6" />
      <path d="M57.6 4.4c.9.3 1.4.9 1.4 1.6s-.5 1.3-1.4 1.6Z" opacity=".6" />
    </svg>
  );
});
