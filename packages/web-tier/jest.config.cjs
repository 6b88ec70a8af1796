module.exports = require('../../tools/jest/preset.cjs')('web-tier');
