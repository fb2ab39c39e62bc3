/** What the server tells once. */
export default {
  'secret.once': 'This is shown once. Copy or scan it now; nobody can show it again.',
  'secret.code': 'QR code of the link',
  'secret.link': 'Link',
  'secret.copy': 'Copy',
  'secret.copied': 'Copied',
  'secret.notCopied': 'The browser doesn’t allow it. Select the text and copy it',
  'secret.done': 'I have it',
} as const;
