import { type Checklist, readChecklist } from '#server/cases/checklist/checklist.ts';
import { RequirementTag } from '#server/cases/checklist/tags.tsx';
import type { CaseSection } from '#server/cases/desk/opening.ts';
import { FileOfCase } from './file-of-case.tsx';
import { type CaseAttachments, mayJudge } from './may-judge.ts';
import { texts } from './texts.ts';
import { Waiving } from './waiving.tsx';

/** On the page of a case: the documents that it needs, the files that came, and what to do with each. */
export const attachmentsOfCase: CaseSection = async (transaction, { house, visit, one }) => {
  const checklist = await readChecklist(transaction, house.agency, one);
  const t = texts(visit.language);
  const content = (
    <section aria-labelledby="attachments">
      <h2 class="ds-heading" data-size="sm" id="attachments">
        {t.title}
      </h2>
      <Attachments visit={visit} one={one} checklist={checklist} />
    </section>
  );
  return { id: 'attachments', label: t.title, content };
};

function Attachments(view: CaseAttachments) {
  const { visit, one, checklist } = view;
  const { items, others } = checklist;
  const t = texts(visit.language);
  const isUnscanned = [...items.flatMap(({ files }) => files), ...others].some(({ scan }) => scan === 'not-scanned');
  return (
    <>
      {items.length === 0 && <p class="ds-paragraph">{t.noneNeeded}</p>}
      {isUnscanned && (
        <p class="ds-paragraph" data-size="sm">
          {t.notScanned}
        </p>
      )}
      {!mayJudge(view) && one.stage !== 'withdrawn' && items.length + others.length > 0 && <p class="ds-paragraph">{t.takeFirst}</p>}
      {items.map((item) => (
        <div key={item.requirementId} class="needed">
          <h3 class="ds-heading" data-size="xs">
            {item.label[visit.language]}
          </h3>
          <p>
            <RequirementTag state={item.state} language={visit.language} />
          </p>
          <Files {...view} name={item.label[visit.language]} files={item.files} />
          {item.state === 'illegible' && mayJudge(view) && one.stage !== 'decided' && (
            <p>
              <a class="ds-link" href={`/cases/${one.applicationId}/requests/new`}>
                {t.askAgain}
                <span class="ds-sr-only">: {item.label[visit.language]}</span>
              </a>
            </p>
          )}
          <Waiving {...view} item={item} />
        </div>
      ))}
      {others.length > 0 && (
        <div class="needed">
          <h3 class="ds-heading" data-size="xs">
            {t.others}
          </h3>
          <Files {...view} name={t.others} files={others} />
        </div>
      )}
      {one.stage !== 'withdrawn' && (
        <p>
          <a class="ds-link" href={`/cases/${one.applicationId}/attachments/new`}>
            {t.addPaper}
          </a>
        </p>
      )}
    </>
  );
}

function Files({ name, files, ...view }: CaseAttachments & { name: string; files: Checklist['others'] }) {
  if (files.length === 0) return null;
  return (
    <ul class="file-list" aria-label={texts(view.visit.language).files(name)}>
      {files.map((file) => (
        <FileOfCase key={file.attachmentId} {...view} file={file} />
      ))}
    </ul>
  );
}
