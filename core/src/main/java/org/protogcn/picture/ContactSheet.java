package org.protogcn.picture;

import java.awt.image.BufferedImage;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering.Anchor;

/** Twelve moments of a clip on one picture. */
final class ContactSheet {
    private static final int MOMENTS = 12;
    private static final int COLUMNS = 6;
    private static final int CELL_HEIGHT = 250;
    private static final int MARGIN = 20;
    private static final int TITLE = 44;
    private static final int LABEL = 20;

    private final Film film;
    private final FrameDrawing drawing;
    private final int moments;
    private final int columns;
    private final int cellWidth;

    ContactSheet(Film film) {
        this.film = film;
        this.drawing = new FrameDrawing(film);
        this.moments = Math.min(MOMENTS, film.frames());
        this.columns = Math.min(COLUMNS, moments);
        this.cellWidth = (int) Math.round(CELL_HEIGHT * Math.max(0.6, Math.min(1.5, drawing.aspect())));
    }

    BufferedImage image() {
        return RasterCanvas.draw(width(), height(), Palette.GROUND, this::draw);
    }

    String svg() {
        return SvgCanvas.draw(width(), height(), Palette.GROUND, this::draw);
    }

    private int width() {
        return Math.max(420, columns * cellWidth + 2 * MARGIN);
    }

    private int height() {
        int rows = (moments + columns - 1) / columns;
        return TITLE + rows * (CELL_HEIGHT + LABEL) + MARGIN;
    }

    private void draw(Canvas canvas) {
        canvas.text(film.title(), new Point(MARGIN, 24), 16, true, Palette.INK, Anchor.START);
        String about =
                film.clip().keypoints().frames() + " frames, " + film.layout().name();
        canvas.text(about, new Point(width() - MARGIN, 24), 12, false, Palette.FAINT_INK, Anchor.END);
        for (int moment = 0; moment < moments; moment++) {
            int frame = moments == 1 ? 0 : moment * (film.frames() - 1) / (moments - 1);
            double x = MARGIN + moment % columns * cellWidth;
            double y = TITLE + (double) (moment / columns) * (CELL_HEIGHT + LABEL);
            drawing.draw(canvas, frame, new Area(x, y, cellWidth, CELL_HEIGHT).inset(12));
            String number = Integer.toString(film.number(frame));
            Point below = new Point(x + cellWidth / 2.0, y + CELL_HEIGHT + LABEL / 2.0 - 4);
            canvas.text(number, below, 11, false, Palette.FAINT_INK, Anchor.MIDDLE);
        }
    }
}
