import type { VNode } from 'preact';
import type { House } from '#server/house.ts';
import type { Customer } from '#server/platform/http/person.ts';
import type { SignedVisit } from '#server/platform/http/route.ts';
import type { Application } from './queries.ts';

/** `above`: something that the customer has to do, right below the heading. */
export type SectionContent = { above?: VNode | undefined; content?: VNode | undefined };

/**
 * What another feature shows on the page of a customer's application. The page does not know the feature, since the feature
 * knows applications: the list of sections comes with the house (server/app.ts).
 */
export type ApplicationSection = (stand: {
  house: House;
  visit: SignedVisit<Customer>;
  application: Application;
}) => Promise<SectionContent>;
