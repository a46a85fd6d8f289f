declare const PLANWRIGHT_VERSION: string | undefined

/** The version of this package; `dev` when it runs unbuilt. */
export const version: string = typeof PLANWRIGHT_VERSION === 'undefined' ? 'dev' : PLANWRIGHT_VERSION
