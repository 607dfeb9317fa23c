/** A rules file that shows the usual rules; `parseRules` takes it. */
export const RULES_EXAMPLE = `{
  "rules": [
    { "match": { "token": "9c1f4e7a" }, "answer": { "reason": "Unregistered" } },
    { "answer": { "reason": "TooManyRequests" }, "times": 1 },
    { "match": { "protocol": "legacy" }, "answer": { "legacyStatus": 8 }, "after": 100 },
    { "answer": { "reset": "connection", "accept": true }, "share": 0.05 },
    { "answer": { "delayMs": [20, 80] } }
  ]
}
`;
