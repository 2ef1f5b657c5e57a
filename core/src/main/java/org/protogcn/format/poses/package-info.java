/**
 * What 2-D pose estimators write: files with any number of people in each frame, read token by token within limits. A
 * reader gathers one recording at a time as a {@link org.protogcn.people.Scene}; who is who in it, and which people become
 * clips, is decided alike for all of them. What each file may look like is described in {@code docs/formats.md}.
 */
package org.protogcn.format.poses;
