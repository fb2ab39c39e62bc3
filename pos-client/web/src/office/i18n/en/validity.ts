/** Where and when price lists and promotions hold. */
export default {
  'validity.title': 'Where and when',
  'validity.starts': 'From',
  'validity.ends': 'Until',
  'validity.always': 'Empty: at once',
  'validity.forever': 'Empty: without an end',
  'validity.endsBefore': 'It ends before it begins',
  'validity.priority': 'Priority',
  'validity.priorityHint': 'The higher number counts where several hold',
  'validity.branches': 'Branches',
  'validity.off': 'Off',
  'validity.coming': 'To come',
  'validity.over': 'Over',
  'validity.now': 'Holds now',
} as const;
