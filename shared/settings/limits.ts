/** The ranges of the settings' numbers, told to the person who types and held by the schema. */
export const STAGE_SECONDS = { min: 1, max: 120 } as const;
export const QUIET_MS = { min: 100, max: 30_000 } as const;
export const PORT = { min: 1, max: 65_535 } as const;
export const MAX_HOST_LENGTH = 253;
export const MAX_PROXY_LENGTH = 500;
export const MAX_NAME_LENGTH = 100;
export const SIMULATOR_PORTS = { http2: 2197, legacy: 2195, feedback: 2196 } as const;
export const MAX_CUSTOM_ENDPOINTS = 50;
