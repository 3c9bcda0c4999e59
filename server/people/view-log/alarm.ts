import type { House } from '#server/house.ts';
import type { Handlers } from '#server/platform/jobs/jobs.ts';
import { dictionary, languages } from '#server/platform/language/language.ts';
import { type Mail, openMail } from '#server/platform/mail/mail.ts';

const texts = dictionary({
  subject: {
    fi: 'Suojatun henkilön tiedot avattiin poikkeuksellisesti',
    sv: 'En skyddad persons uppgifter öppnades undantagsvis',
    en: 'A protected person’s data was opened by exception',
  },
  text: {
    fi: (address: string) =>
      `Työntekijä avasi turvakiellossa olevan henkilön tiedot, joihin hänellä ei ole oikeutta. Katso kuka ja miksi: ${address}`,
    sv: (address: string) =>
      `En anställd öppnade uppgifter om en person med spärrmarkering utan att ha rätt till dem. Se vem och varför: ${address}`,
    en: (address: string) =>
      `A member of staff opened the data of a person under protection without having the right to it. See who and why: ${address}`,
  },
});

/** Sends word of an alarm to the address that the operator named. It says that something happened, never to whom. */
export function alarmHandlers({ settings, agency }: House, mail: Mail | undefined = openMail(settings)): Pick<Handlers, 'alarm'> {
  const { alarmEmail, publicUrl } = settings;
  return {
    alarm: async () => {
      if (!mail || alarmEmail === undefined) return;
      const t = texts(agency.languages[0] ?? languages[0]);
      await mail.send({ to: alarmEmail, subject: t.subject, text: `${t.text(`${publicUrl}/views?alarms=yes`)}\n` });
    },
  };
}
