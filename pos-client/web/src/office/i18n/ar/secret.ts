import type { Translated } from '..';
import type en from '../en/secret';

export default {
  'secret.once': 'يُعرض هذا مرة واحدة. انسخه أو امسحه الآن؛ لا أحد يستطيع عرضه ثانية.',
  'secret.code': 'رمز QR للرابط',
  'secret.link': 'الرابط',
  'secret.copy': 'نسخ',
  'secret.copied': 'نُسخ',
  'secret.notCopied': 'المتصفح لا يسمح بذلك. حدّد النص وانسخه',
  'secret.done': 'حفظته',
} as const satisfies Translated<typeof en>;
