/** Where a paper application is keyed: as a whole, page by page, and at the review. */
export const paperAddress = (applicationId: string) => `/paper/${applicationId}`;
export const keyAddress = (applicationId: string, pageId: string) => `${paperAddress(applicationId)}/pages/${pageId}`;
export const reviewAddress = (applicationId: string) => `${paperAddress(applicationId)}/review`;
