/**
 * Who types, to the runner: the same over reconnects, so that nothing is typed twice, and another for each load of the page.
 * It is not kept in the browser's storage, which a tab that is duplicated takes with it: two pages under one name would take
 * each other's keys for their own.
 */
export const PAGE = [...crypto.getRandomValues(new Uint8Array(12))]
  .map((byte) => byte.toString(16).padStart(2, '0'))
  .join('')
