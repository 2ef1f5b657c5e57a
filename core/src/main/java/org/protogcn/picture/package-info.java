/**
 * Pictures of skeletons: a clip as a page for the browser, as a moving picture or as a contact sheet, and a layout as a
 * drawing of its bones. Left, right and middle have colours of their own, and so have persons. Nothing needs a display or
 * the network; without fonts, lettering is left out.
 */
package org.protogcn.picture;
