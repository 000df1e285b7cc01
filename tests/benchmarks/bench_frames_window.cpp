#include <QGuiApplication>
#include <QPainter>
#include <memory>

#include "app/gui/painters/mask_grid.h"
#include "app/gui/painters/mask_painter.h"
#include "core/mask/block_mask.h"
#include "tests/benchmarks/bench_frames.h"

namespace triscope::bench {

namespace {

// A screen's worth of the Explore page: its scene, and the picture it is painted on.
struct Stage {
    int argc = 1;
    char name[14] = "bench_explore";
    char* argv[2] = {name, nullptr};
    QGuiApplication application{argc, argv};
    gui::MaskScene scene;
    QImage screen;
};

Stage& stage() {
    static const auto kStage = [] {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return std::make_unique<Stage>();
    }();
    return *kStage;
}

}  // namespace

void beginFrames(const MaskPtr& mask) {
    stage().scene.tokens = mask;
    stage().scene.blocks = makeBlockMask(*mask, stage().scene.block);
}

void drawFrame(const FrameView& view) {
    Stage& at = stage();
    const QSize size(static_cast<int>(view.width), static_cast<int>(view.height));
    if (at.screen.size() != size) at.screen = QImage(size, QImage::Format_RGB32);
    const QRectF area(QPointF(0, 0), size);
    const auto fitted = gui::MaskViewport::fit(at.scene.tokens->shape(), area);
    const auto viewport =
        fitted.zoomed(1 / (fitted.pixelsPerKey() * view.scale), area.center())
            .centredOn({view.first_key + view.scale * static_cast<double>(view.width) / 2,
                        view.first_query + view.scale * static_cast<double>(view.height) / 2});
    QImage picture = gui::renderMask(at.scene, viewport, gui::lightColors(), 1);
    gui::drawGrids(picture, at.scene, viewport, gui::lightColors());
    QPainter painter(&at.screen);
    gui::paintMask(painter, picture, at.scene, viewport, std::nullopt, gui::lightColors());
}

const char* frameKind() {
    return "window";
}

}  // namespace triscope::bench
