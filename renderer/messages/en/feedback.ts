/** Texts of the Feedback section. */
export const feedback = { title: 'Feedback' } as const;
