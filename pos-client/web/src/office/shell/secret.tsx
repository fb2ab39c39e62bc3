import { Button } from '../../ui/button';
import { Notice } from '../../ui/feedback';
import { Field } from '../../ui/field';
import { toast } from '../../ui/toast';
import { texts } from '../i18n';
import type secret from '../i18n/en/secret';
import { qrPath } from './qr';
import './secret.css';

const t = texts<typeof secret>();

export interface SecretProps {
  /** what it is: "Key of the till" */
  label: string;
  text: string;
  /** the same as a link, to be opened where it is used; shown as a QR code too */
  link: string;
}

/** Something that the server tells this once: as a text to copy, as a link, and as a QR code. */
export function Secret({ label, text, link }: SecretProps) {
  const { size, path } = qrPath(link);
  return (
    <div class="stack">
      <Notice tone="warn">{t('secret.once')}</Notice>
      <div class="secret">
        <svg class="secret-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('secret.code')}>
          <path d={path} />
        </svg>
        <div class="stack grow">
          <Copied label={label} text={text} />
          <Copied label={t('secret.link')} text={link} />
        </div>
      </div>
    </div>
  );
}

function Copied({ label, text }: { label: string; text: string }) {
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast(t('secret.copied'), 'ok'),
      () => toast(t('secret.notCopied'), 'warn'),
    );
  return (
    <div class="secret-line">
      <Field label={label} value={text} onInput={() => {}} readOnly numeric />
      <Button onClick={() => void copy()}>{t('secret.copy')}</Button>
    </div>
  );
}
