import './icon.css';

/** One set, one style: 24 units, a 1.75 stroke, round ends. */
const PATHS = {
  sell: 'M4 7h16l-1.2 9.2a2 2 0 0 1-2 1.8H7.2a2 2 0 0 1-2-1.8zM8.5 7a3.5 3.5 0 0 1 7 0M9 11.5a3 3 0 0 0 6 0',
  cart: 'M3 4h2.2l2.1 11h10.2l2-8H6M9 19.5h.01M16.5 19.5h.01',
  orders: 'M6 3.5h12v17l-2.4-1.6-2.4 1.6-2.4-1.6-2.4 1.6L6 20.5zM9.5 8.5h5M9.5 12.5h5',
  returns: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H8',
  shift: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5V12l3 2',
  expenses:
    'M4 7.5V17a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V9.5a2 2 0 0 0-2-2zm0 0A2.5 2.5 0 0 1 6.5 5H17M16 13.2h.01',
  parked: 'M7 3.5h10a1 1 0 0 1 1 1v16l-6-4-6 4v-16a1 1 0 0 1 1-1z',
  customers:
    'M9.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 19.5a6.5 6.5 0 0 1 13 0M16 4.4a3.5 3.5 0 0 1 0 6.2M18 14a6.5 6.5 0 0 1 3 5.5',
  sync: 'M4 11a8 8 0 0 1 13.8-4.6L20 8.5M20 4v4.5h-4.5M20 13a8 8 0 0 1-13.8 4.6L4 15.5M4 20v-4.5h4.5',
  offline: 'M3 3l18 18M8 6.6A6.5 6.5 0 0 1 17.6 10 4.5 4.5 0 0 1 20 17.6M16 19H7a4.5 4.5 0 0 1-1.4-8.8',
  online: 'M7 19a4.5 4.5 0 0 1-.6-9A6 6 0 0 1 17.8 10 4.5 4.5 0 0 1 17 19z',
  settings:
    'M4 7h9M17 7h3M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM4 17h3M11 17h9M9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  lock: 'M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM8 11V8a4 4 0 0 1 8 0v3',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5',
  barcode: 'M4 6v12M7.5 6v12M11 6v12M13.5 6v12M17 6v12M20 6v12',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  trash:
    'M4 7h16M9.5 7V4.5h5V7M6.5 7l.8 12a1.5 1.5 0 0 0 1.5 1.4h6.4a1.5 1.5 0 0 0 1.5-1.4l.8-12M10 11v5.5M14 11v5.5',
  edit: 'm5 16-1 4 4-1L19 8l-3-3zM13.5 7.5l3 3',
  print:
    'M7 8.5V4h10v4.5M7 17H5a1.5 1.5 0 0 1-1.5-1.5v-5A2 2 0 0 1 5.5 8.5h13a2 2 0 0 1 2 2v5A1.5 1.5 0 0 1 19 17h-2M7 14h10v6.5H7z',
  percent: 'M6 18 18 6M7.5 9.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM16.5 18.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  cash: 'M3.5 6.5h17v11h-17zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM6.5 12h.01M17.5 12h.01',
  card: 'M4.5 5.5h15a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5zM3 10h18M7 14.5h3.5',
  credit:
    'M6 3.5h11a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H6zM6 3.5v17M9.5 8.5H15M9.5 12.5H15M4 7.5h3M4 12h3M4 16.5h3',
  bank: 'M4 10 12 4.5 20 10zM6 10v7M10 10v7M14 10v7M18 10v7M4 19.5h16',
  alert: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2h.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.8h.01',
  upload: 'M12 16V4.5M7.5 9 12 4.5 16.5 9M4.5 16v3.5h15V16',
  download: 'M12 4.5V16M7.5 11.5 12 16l4.5-4.5M4.5 16v3.5h15V16',
  backspace: 'M9 5.5h10.5a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H9L3.5 12zM11.5 9.5l5 5M16.5 9.5l-5 5',
  box: 'M12 3.5 20 8v8l-8 4.5L4 16V8zM4 8l8 4.5L20 8M12 12.5v8',
  weight: 'M6.5 8.5h11l2 11.5h-15zM12 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9.5 14.5h5',
  meter: 'M3.5 8.5h17v7h-17zM7 8.5v3M10.3 8.5V13M13.7 8.5v3M17 8.5V13',
  variants: 'M12 3.5 20.5 8 12 12.5 3.5 8zM3.5 12l8.5 4.5 8.5-4.5M3.5 16l8.5 4.5 8.5-4.5',
  tag: 'M4 4h8l8.5 8.5-8 8L4 12zM8 8h.01',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5M9 9h6M9 12.5h3',
  user: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  phone: 'M8 3.5h8a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM11 17.5h2',
  calendar: 'M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8',
  key: 'M8 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12.5 12H21v3.5M17 12v3',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15',
  merge: 'M6 4v5a5 5 0 0 0 5 5h7M14.5 10.5 18 14l-3.5 3.5M6 20v-4',
  server: 'M4.5 4.5h15v6h-15zM4.5 13.5h15v6h-15zM8 7.5h.01M8 16.5h.01',
  drawer: 'M4 13.5h16V19H4zM6 13.5 7.5 6h9l1.5 7.5M10.5 16.2h3',
  chart: 'M4 4v16h16M8.5 16v-4M13 16V7.5M17.5 16v-6',
  start: 'M15 5.5 8.5 12l6.5 6.5',
  forward: 'm9 5.5 6.5 6.5L9 18.5',
  up: 'm5.5 15 6.5-6.5 6.5 6.5',
  down: 'm5.5 9 6.5 6.5L18.5 9',
} as const;

export type IconName = keyof typeof PATHS;

/** These point along the line of reading and turn round with it. */
const DIRECTED = new Set<IconName>(['returns', 'start', 'forward', 'merge', 'note', 'cart', 'orders']);

/** A drawing without a voice: whatever holds it carries the label. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class={DIRECTED.has(name) ? 'icon icon-directed' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
