import Type from 'typebox';

/** Why the pages of booking run as the system: the secret of a time is all that admits to it, whoever asks. */
export const runsAsSystem = 'a time is nobody’s until it is booked, and is then reached by its secret, or found among the customer’s own';

/** Anything: whoever mistyped the address is told so in words. */
export const params = Type.Object({ secret: Type.String({ maxLength: 100 }) });

/** Whether what stands in the address is an id, not a secret. */
export const isId = (key: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);
