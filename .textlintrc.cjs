const terms = require('./prose-terms.json');

/** The prose of Markdown pages: words of the project's own list, and sentences of about 25 words. */
module.exports = {
  rules: {
    terminology: { defaultTerms: false, terms },
    'sentence-length': { max: 170 },
  },
};
