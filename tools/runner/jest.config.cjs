module.exports = require('../jest/preset.cjs')('runner');
