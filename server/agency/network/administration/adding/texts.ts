import { dictionary } from '#server/platform/language/language.ts';

export const texts = dictionary({
  title: { fi: 'Lisää palvelupaikka', sv: 'Lägg till ett serviceställe', en: 'Add a place' },
  lead: {
    fi: 'Kirjoita paikan tiedot. Ennen tallentamista näet, mitä kirjoitit ja mistä paikka löytyy kartalla. Aukioloajat annetaan sen jälkeen.',
    sv: 'Skriv uppgifterna om stället. Innan de sparas ser du vad du skrev och var stället finns på kartan. Öppettiderna anges efter det.',
    en: 'Write the facts of the place. Before they are saved you see what you wrote and where the place is on the map. The opening hours come after that.',
  },
  kindHint: {
    fi: 'Toimisto ja yhteispalvelupiste tarvitsevat käyntiosoitteen, puhelinpalvelu numeron ja yhteispalvelupiste ylläpitäjän.',
    sv: 'En byrå och en samservicepunkt behöver en besöksadress, telefonservicen ett nummer och samservicepunkten en ansvarig myndighet.',
    en: 'An office and a joint service point need an address, a phone service its number, and a joint service point who runs it.',
  },
  choose: { fi: 'Valitse', sv: 'Välj', en: 'Choose' },
  validFrom: { fi: 'Ensimmäinen päivä', sv: 'Första dagen', en: 'First day' },
  toPreview: { fi: 'Tarkista ennen tallentamista', sv: 'Kontrollera innan du sparar', en: 'Check before saving' },
  previewTitle: { fi: 'Tarkista uuden paikan tiedot', sv: 'Kontrollera det nya ställets uppgifter', en: 'Check the new place' },
  address: { fi: 'Sivun osoite', sv: 'Sidans adress', en: 'Address of its page' },
  position: { fi: 'Sijainti', sv: 'Läge', en: 'Position' },
  from: {
    fi: (km: string, name: string) => `noin ${km} km kunnan keskuksesta: ${name}`,
    sv: (km: string, name: string) => `cirka ${km} km från kommunens centrum: ${name}`,
    en: (km: string, name: string) => `about ${km} km from the middle of ${name}`,
  },
  elsewhere: {
    fi: (nearest: string) => `Lähin kuntakeskus on ${nearest}. Tarkista, että koordinaatit ja kunta ovat oikein.`,
    sv: (nearest: string) => `Närmaste kommuncentrum är ${nearest}. Kontrollera att koordinaterna och kommunen är rätt.`,
    en: (nearest: string) =>
      `The nearest middle of a municipality is ${nearest}. Check that the coordinates and the municipality are right.`,
  },
  noFact: { fi: 'ei annettu', sv: 'inte angivet', en: 'not given' },
  all: { fi: 'kaikki', sv: 'alla', en: 'all' },
  save: { fi: 'Lisää paikka ja anna aukioloajat', sv: 'Lägg till stället och ange öppettider', en: 'Add the place and set its hours' },
  edit: { fi: 'Takaisin muokkaamaan', sv: 'Tillbaka för att ändra', en: 'Back to editing' },
  takenMeanwhile: {
    fi: 'Joku muu ehti lisätä samannimisen paikan. Mitään ei tallennettu. Tarkista, onko se sama paikka. Jos ei ole, voit lisätä tämän uudella osoitteella.',
    sv: 'Någon annan hann lägga till ett ställe med samma namn. Inget sparades. Kontrollera om det är samma ställe. Om inte, kan du lägga till detta med en ny adress.',
    en: 'Somebody else has just added a place of the same name. Nothing was saved. See whether it is the same place. If not, you can add this one with a new address.',
  },
  other: { fi: 'Avaa toinen paikka', sv: 'Öppna det andra stället', en: 'Open the other place' },
});
