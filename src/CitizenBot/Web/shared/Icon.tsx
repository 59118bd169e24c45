const paths = {
  close: 'M5 5l14 14M19 5L5 19',
  send: 'M4 12h15M13 5.500l6.500 6.500-6.500 6.500',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500c.6-4 3.700-6 7.500-6s6.900 2 7.500 6',
  leave: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5.500 5 12.500 0 18M12 3c-5 5.500-5 12.500 0 18',
  up: 'M7 11v9H4v-9zM7 11l4-8c1.700 0 2.500 1.200 2.200 2.800L12.500 9H19a1.500 1.500 0 0 1 1.500 1.800l-1.400 7A2.500 2.500 0 0 1 16.600 20H7',
  down: 'M17 13V4h3v9zM17 13l-4 8c-1.700 0-2.500-1.200-2.200-2.800l.700-3.200H5a1.500 1.500 0 0 1-1.500-1.800l1.400-7A2.500 2.500 0 0 1 7.400 4H17',
  link: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  alert: 'M12 3l10 18H2zM12 10v5M12 17.800v.4',
  arrowDown: 'M12 5v14M6 13l6 6 6-6',
  attach: 'M19.500 11.500l-7.800 7.800a5 5 0 0 1-7-7l8.300-8.300a3.300 3.300 0 0 1 4.700 4.700l-8.300 8.300a1.700 1.700 0 0 1-2.400-2.400l7.600-7.600',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7v.4',
  back: 'M20 12H5M11 5.500L4.500 12l6.500 6.500',
} as const;

/** A drawing beside words or on a labelled button; never the only carrier of a meaning. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true"><path d={paths[name]} /></svg>;
}
