import { AgencyFault, loadAgency, writeFault, type Agency } from '#server/agency/loading.ts';

/** `npm run agency:check <folder>`: prints each fault and ends with 1, or a summary and 0. With 2 when no folder is named. */
const [folder] = process.argv.slice(2);

if (folder === undefined) {
  console.error('Name the folder: npm run agency:check agencies/<name>');
  process.exitCode = 2;
} else {
  try {
    console.log(summary(await loadAgency(folder)));
  } catch (error) {
    if (!(error instanceof AgencyFault)) throw error;
    for (const fault of error.faults) console.error(writeFault(fault));
    process.exitCode = 1;
  }
}

function summary(agency: Agency): string {
  const benefits = agency.benefits.map(({ id, group, processingTime: { count, unit }, forms }) => {
    const versions = forms.map(
      ({ version, pages, attachments }) => `${version} (${pages.length} pages, ${attachments.length} attachments)`,
    );
    return `  ${id} (${group}), decided in ${count} ${unit}: ${versions.join(', ')}`;
  });
  return [
    `${agency.name[agency.languages[0] ?? 'en']} (${agency.id}) in ${agency.languages.join(', ')}`,
    ...benefits,
    `  ${agency.phrases.length} phrases, ${agency.holidays.length} holidays`,
    'No faults.',
  ].join('\n');
}
