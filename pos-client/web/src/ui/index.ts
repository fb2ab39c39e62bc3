/** The design system: pages take their parts from here. */
export { type App, AppProvider, useApp } from './app-context';
export { askApproval } from './approval';
export { Button, type ButtonProps, IconButton, type IconButtonProps } from './button';
export { Choice } from './choice';
export { confirm } from './confirm';
export { Dialog, type DialogProps } from './dialog';
export { Badge, EmptyState, Notice, Progress, Spinner, type Tone } from './feedback';
export { Checkbox, Field, type FieldProps, Select } from './field';
export { Icon, type IconName } from './icon';
export { Money } from './money';
export { NumberPad } from './number-pad';
export { Card, Facts, Page, type PageProps } from './page';
export { words } from './refusal';
export { BASE, to, useNavigate, usePath } from './routes';
export { useShortcuts } from './shortcuts';
export { type Column, Table } from './table';
export { Tabs } from './tabs';
export { toast } from './toast';
