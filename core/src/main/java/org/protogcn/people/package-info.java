/**
 * Who is who in a picture with many people. {@link org.protogcn.people.PersonTracker} takes the detections of one frame
 * after the other and says which belong to the same person; its memory depends on the people in view, not on the length
 * of the recording. {@link org.protogcn.people.Scene} gathers the frames of one recording, and
 * {@link org.protogcn.people.PeopleClips} makes clips of them as the user's {@link org.protogcn.people.PeoplePolicy}
 * wants. The same detections always give the same tracks.
 */
package org.protogcn.people;
