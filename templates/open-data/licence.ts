/** Under which all public data stands. */
export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'
