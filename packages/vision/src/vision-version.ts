/** Version of the reading code; raised when findings of the same file may change. */
export const visionVersion = '8';
