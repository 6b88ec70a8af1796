/** Construct id of the database in every environment; its identifier follows from it. */
export const DATABASE_ID = 'database';
