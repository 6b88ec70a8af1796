module.exports = require('../../tools/jest/preset.cjs')('airline-prod');
