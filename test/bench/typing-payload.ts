const BYTES = 4_000;

/** An alert with custom data, of about 4 KB and with five findings: misspelt and misplaced keys, a number as text. */
export function longPayload(): string {
  const forecast = [];
  let text = '';
  for (let hour = 0; text.length < BYTES; hour += 1) {
    forecast.push({ hour, text: 'Light rain, clearing later', degrees: 12.5, wind: ['SW', 18], wet: true });
    text = JSON.stringify({ ...ALERT, forecast }, null, 2);
  }
  return text;
}

const ALERT = {
  aps: {
    alert: {
      title: 'Rain soon',
      body: 'Light rain.',
      badage: 1,
    },
    badge: '3',
    city: 'Paris',
    'interruption-level': 'loud',
    mutable_content: 1,
    sound: 'default',
  },
};
