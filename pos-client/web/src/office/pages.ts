import type { ComponentType } from 'preact';
import type { IconName } from '../ui/icon';
import type { Role } from './session';

export interface PageEntry {
  /** the folder below `pages/`, and the address below `/office/` */
  name: string;
  icon: IconName;
  /** who sees it; absent: everybody */
  roles?: readonly Role[];
}

export interface PageGroup {
  name: string;
  pages: readonly PageEntry[];
}

const CHARGE: readonly Role[] = ['owner', 'manager', 'auditor'];

/** The navigation, in its order. A page whose folder isn't there is left out. */
const PLANNED: readonly PageGroup[] = [
  { name: 'overview', pages: [{ name: 'dashboard', icon: 'chart', roles: CHARGE }] },
  {
    name: 'sales',
    pages: [
      { name: 'orders', icon: 'orders' },
      { name: 'returns', icon: 'returns' },
      { name: 'invoices', icon: 'note' },
      { name: 'shifts', icon: 'shift' },
      { name: 'expenses', icon: 'expenses' },
      { name: 'customers', icon: 'customers' },
    ],
  },
  {
    name: 'goods',
    pages: [
      { name: 'products', icon: 'tag' },
      { name: 'categories', icon: 'variants' },
      { name: 'price-lists', icon: 'cash' },
      { name: 'promotions', icon: 'percent' },
    ],
  },
  {
    name: 'stock',
    pages: [
      { name: 'stock', icon: 'box' },
      { name: 'transfers', icon: 'forward' },
      { name: 'counts', icon: 'barcode' },
      { name: 'losses', icon: 'trash' },
      { name: 'purchases', icon: 'cart' },
      { name: 'suppliers', icon: 'drawer' },
    ],
  },
  {
    name: 'control',
    pages: [
      { name: 'review', icon: 'merge', roles: CHARGE },
      { name: 'full-sync', icon: 'upload', roles: CHARGE },
      { name: 'health', icon: 'sync', roles: CHARGE },
      { name: 'audit', icon: 'search', roles: CHARGE },
    ],
  },
  {
    name: 'setup',
    pages: [
      { name: 'staff', icon: 'user', roles: CHARGE },
      { name: 'devices', icon: 'phone', roles: CHARGE },
      { name: 'expense-categories', icon: 'expenses', roles: CHARGE },
      { name: 'branches', icon: 'bank', roles: CHARGE },
      { name: 'settings', icon: 'settings', roles: CHARGE },
    ],
  },
];

type Load = () => Promise<{ default: ComponentType }>;

const MODULES = import.meta.glob<{ default: ComponentType }>('./pages/*/index.tsx');

/** How a page's code is fetched; undefined where there is none. */
export function codeOf(name: string): Load | undefined {
  return MODULES[`./pages/${name}/index.tsx`];
}

/** All pages that are there, those outside the navigation too. */
export const PAGE_NAMES: readonly string[] = Object.keys(MODULES).map((path) => path.split('/')[2] ?? '');

/** The navigation of somebody with this role. */
export function navigation(role: Role): PageGroup[] {
  return PLANNED.map(({ name, pages }) => ({
    name,
    pages: pages.filter((page) => codeOf(page.name) && (page.roles?.includes(role) ?? true)),
  })).filter(({ pages }) => pages.length > 0);
}

/** Where somebody begins: the first page of their navigation. */
export function home(role: Role): string {
  return navigation(role)[0]?.pages[0]?.name ?? 'account';
}
