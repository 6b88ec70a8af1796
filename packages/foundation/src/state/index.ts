export { adoptResource, forgetResource } from './state-blocks';
