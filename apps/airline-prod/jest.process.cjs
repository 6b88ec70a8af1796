module.exports = require('../../tools/jest/process-preset.cjs')('airline-prod');
