/** The branches of the chain. */
export default {
  'branches.one': 'Branch',
  'branches.new': 'New branch',
  'branches.search': 'Name, code, city or phone',
  'branches.none': 'No branch yet',
  'branches.noneText': 'A branch has its own tills, staff and stock.',
  'branches.code': 'Code',
  'branches.codeHint': 'Short: it stands in receipt numbers',
  'branches.city': 'City',
  'branches.address': 'Address',
  'branches.phone': 'Phone',
  'branches.timezone': 'Time zone',
  'branches.timezoneHint': 'Days and hours of its reports; empty: the chain’s',
  'branches.timezoneWrong': 'There is no such time zone',
  'branches.closed': 'Closed',
  'branches.where': 'Where it is',
  'branches.saved': 'Branch saved',
  'branches.tills': 'Its tills',
  'branches.sales': 'Its sales',
  'branches.unknown':
    'The gateway doesn’t know this branch: tills and people can’t work in it yet. Whoever runs the installation adds it there.',
} as const;
