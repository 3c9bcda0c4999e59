import { PageFrame } from '#server/platform/html/page-frame.tsx';
import type { Visit } from '#server/platform/http/route.ts';
import { dictionary } from '#server/platform/language/language.ts';

const texts = dictionary({
  title: { fi: 'Aikaa ei löydy', sv: 'Tiden hittas inte', en: 'We do not find the appointment' },
  lead: {
    fi: 'Osoite on väärä, tai aika on poistettu. Tarkista linkki viestistä, jonka sait meiltä. Jos varasit ajan kirjautuneena, löydät sen omista ajoistasi.',
    sv: 'Adressen är fel eller tiden har raderats. Kontrollera länken i meddelandet från oss. Om du var inloggad när du bokade hittar du tiden bland dina egna tider.',
    en: 'The address is wrong, or the appointment has been deleted. Check the link in the message from us. If you were signed in when you booked, you find it among your appointments.',
  },
  own: { fi: 'Omat ajat', sv: 'Mina tider', en: 'My appointments' },
  book: { fi: 'Varaa aika', sv: 'Boka tid', en: 'Book a time' },
});

export function UnknownPage({ visit }: { visit: Visit }) {
  const t = texts(visit.language);
  return (
    <PageFrame visit={visit} title={t.title}>
      <h1 class="ds-heading" data-size="lg">
        {t.title}
      </h1>
      <p class="ds-paragraph lead">{t.lead}</p>
      <div class="buttons">
        <a class="ds-button" href="/appointments">
          {t.own}
        </a>
        <a class="ds-button" data-variant="secondary" href="/appointments/new">
          {t.book}
        </a>
      </div>
    </PageFrame>
  );
}
