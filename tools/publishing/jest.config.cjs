module.exports = require('../jest/preset.cjs')('publishing');
