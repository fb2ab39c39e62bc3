import type { ComponentChildren } from 'preact';
import { texts } from '../i18n';
import type goods from '../i18n/en/goods';
import { can, whyNot } from '../rights';
import { go } from '../routes';
import { Button, Notice, Page } from '../ui';
import type { DocumentForm } from './use-document';

const t = texts<typeof goods>();

export interface NewDocumentProps {
  title: string;
  /** the operation that it will be */
  type: string;
  back: string;
  form: DocumentForm;
  /** what the button says: the deed */
  deed: string;
  onSave: () => void;
  children: ComponentChildren;
}

/** The frame of a document that is being written. */
export function NewDocument({ title, type, back, form, deed, onSave, children }: NewDocumentProps) {
  const allowed = can(type);
  return (
    <Page title={title} onBack={() => go(back)}>
      {!allowed && <Notice>{whyNot(type)}</Notice>}
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <fieldset class="form-body" disabled={!allowed}>
          {children}
        </fieldset>
        {allowed && (
          <footer class="form-foot">
            <span class="grow">{form.tried && <span class="muted">{t('goods.check')}</span>}</span>
            <Button disabled={form.busy} onClick={() => go(back)}>
              {t('do.cancel')}
            </Button>
            <Button kind="primary" type="submit" busy={form.busy}>
              {deed}
            </Button>
          </footer>
        )}
      </form>
    </Page>
  );
}
