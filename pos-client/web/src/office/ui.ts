/** The parts that pages are made of; those below `src/ui` are the till's too. */
export { Button, type ButtonProps, IconButton } from '../ui/button';
export { Choice } from '../ui/choice';
export { confirm } from '../ui/confirm';
export { Dialog, type DialogProps } from '../ui/dialog';
export { Badge, EmptyState, Notice, Progress, Spinner, type Tone } from '../ui/feedback';
export { Checkbox, Field, type FieldProps, Select } from '../ui/field';
export { Icon, type IconName } from '../ui/icon';
export { Money } from '../ui/money';
export { Card, Facts, Page, type PageProps } from '../ui/page';
export { type Column, Table } from '../ui/table';
export { Tabs } from '../ui/tabs';
export { toast } from '../ui/toast';
export { askReason } from './shell/ask-reason';
export { Loaded } from './shell/loaded';
export { BranchName, RecordName, Time } from './shell/names';
export { Popover } from './shell/popover';
export { Tile, Tiles } from './shell/tile';
