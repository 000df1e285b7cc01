#include <gtest/gtest.h>

#include <QPainter>
#include <cmath>

#include "app/gui/painters/error_histogram_painter.h"
#include "app/gui/painters/error_length_painter.h"
#include "app/gui/painters/error_map_painter.h"
#include "app/gui/painters/error_steps_painter.h"
#include "app/gui/painters/scatter_painter.h"
#include "app/gui/theme/color_scale.h"
#include "tests/support/special_values.h"

namespace triscope::gui {
namespace {

Agreement errorsOf(Index heads, Index rows, double everywhere) {
    Agreement agreement;
    agreement.heads = heads;
    agreement.rows = rows;
    agreement.row_errors.assign(static_cast<std::size_t>(heads * rows), everywhere);
    agreement.rule.atol = 1e-6;
    return agreement;
}

void plant(Agreement& agreement, HeadRow at, double error) {
    agreement.row_errors[static_cast<std::size_t>(at.head * agreement.rows + at.row)] = error;
}

QImage draw(const Agreement& agreement, const ErrorMapViewport& view, double device_pixel_ratio = 1) {
    return renderErrorMap(agreement, view, ErrorScale::of(agreement), lightColors(), device_pixel_ratio);
}

ErrorMapViewport fitted(const Agreement& agreement, const QSize& size) {
    return ErrorMapViewport::fit(agreement.heads, agreement.rows, QRectF(QPointF(), size));
}

TEST(ErrorMaps, ShowAnErrorAtItsHeadAndQuery) {
    Agreement agreement = errorsOf(4, 100, 1e-8);
    plant(agreement, {2, 30}, 1e-6);
    const QImage image = draw(agreement, fitted(agreement, {400, 80}));
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool planted = x / 4 == 30 && y / 20 == 2;
            ASSERT_EQ(image.pixelColor(x, y), viridis(planted ? 1 : 0)) << x << ", " << y;
        }
    }
}

TEST(ErrorMaps, ShowTheLargestErrorOfEveryPixelHoweverManyQueriesItStandsFor) {
    for (const Index row : {Index{0}, Index{7}, Index{50'001}, Index{99'999}}) {
        Agreement agreement = errorsOf(40, 100'000, 1e-8);
        plant(agreement, {23, row}, 1e-6);
        const ErrorMapViewport view = fitted(agreement, {317, 13});
        const QImage image = draw(agreement, view);
        int planted = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) != viridis(1)) continue;
                ++planted;
                const auto bin = view.binAt({x + 0.5, y + 0.5});
                ASSERT_TRUE(bin);
                EXPECT_EQ(worstIn(agreement, *bin), (HeadRow{23, row}));
            }
        }
        EXPECT_EQ(planted, 1) << row;
    }
}

TEST(ErrorMaps, StripeQueriesWithoutAnyError) {
    Agreement agreement = errorsOf(1, 40, 1e-8);
    plant(agreement, {0, 20}, 0);
    const QImage image = draw(agreement, fitted(agreement, {800, 60}));
    int stripes = 0;
    int ground = 0;
    for (int y = 0; y < 60; ++y) {
        for (int x = 400; x < 420; ++x) {
            stripes += image.pixelColor(x, y) == lightColors().muted_text;
            ground += image.pixelColor(x, y) == lightColors().surface;
        }
    }
    EXPECT_EQ(stripes + ground, 20 * 60);
    EXPECT_GT(stripes, 0);
    EXPECT_GT(ground, stripes);
}

TEST(ErrorMaps, SetNonFiniteErrorsApart) {
    Agreement agreement = errorsOf(1, 1000, 1e-8);
    plant(agreement, {0, 500}, kInfinity);
    EXPECT_EQ(draw(agreement, fitted(agreement, {100, 10})).pixelColor(50, 5), lightColors().error);
}

TEST(ErrorMaps, AreDrawnInDevicePixels) {
    const Agreement agreement = errorsOf(2, 10, 1e-8);
    const QImage image = draw(agreement, fitted(agreement, {100, 40}), 2);
    EXPECT_EQ(image.size(), QSize(200, 80));
    EXPECT_EQ(image.devicePixelRatio(), 2);
}

TEST(ErrorMaps, RingWhatIsMarked) {
    const Agreement agreement = errorsOf(4, 100, 1e-8);
    const ErrorMapViewport view = ErrorMapViewport::fit(4, 100, QRectF(60, 30, 400, 80));
    const auto paint = [&](std::optional<HeadRow> marked) {
        QImage image(500, 160, QImage::Format_RGB32);
        image.fill(lightColors().surface);
        QPainter painter(&image);
        paintErrorMap(painter, draw(agreement, view), agreement, view, marked, lightColors());
        return image;
    };
    const QImage without = paint(std::nullopt);
    const QImage with = paint(HeadRow{1, 50});
    QRect changed;
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x) {
            if (with.pixel(x, y) != without.pixel(x, y)) changed |= QRect(x, y, 1, 1);
        }
    }
    EXPECT_TRUE(changed.contains(view.rectOf({1, 50}).center().toPoint()));
    EXPECT_LT(changed.width(), 30);
    EXPECT_LT(changed.height(), 40);
}

TEST(ErrorMapViewports, KeepTheQueryUnderThePointerWhenTheyZoom) {
    const ErrorMapViewport view = ErrorMapViewport::fit(8, 100'000, QRectF(50, 10, 500, 100));
    const ErrorMapViewport closer = view.zoomed(100, 300);
    EXPECT_NEAR(closer.xOf(50'000), view.xOf(50'000), 1e-6);
    EXPECT_NEAR(closer.pixelsPerRow(), 100 * view.pixelsPerRow(), 1e-9);
    EXPECT_TRUE(closer.revealing(99'999).visibleRows().contains(99'999));
    EXPECT_EQ(closer.zoomed(1e-6, 300).visibleRows(), (Range{0, 100'000}));
}

TEST(ErrorScales, SpanTheWholeDecadesOfTheErrors) {
    Agreement agreement = errorsOf(2, 4, 0);
    plant(agreement, {0, 1}, 3e-9);
    plant(agreement, {1, 1}, 2e-6);
    plant(agreement, {1, 2}, kInfinity);
    const ErrorScale scale = ErrorScale::of(agreement);
    EXPECT_EQ(scale, (ErrorScale{-9, -5}));
    EXPECT_DOUBLE_EQ(scale.position(1e-9), 0);
    EXPECT_DOUBLE_EQ(scale.position(1e-7), 0.5);
    EXPECT_DOUBLE_EQ(scale.position(1e-5), 1);
}

// A histogram of these errors, with the tolerance at 1e-6.
Agreement histogramOf(std::initializer_list<std::pair<double, int>> errors) {
    Agreement agreement = errorsOf(1, 1, 1e-8);
    for (const auto& [error, times] : errors) {
        for (int time = 0; time < times; ++time) agreement.histogram.add(error, error > 1e-6);
    }
    agreement.elements = 1000;
    return agreement;
}

const QRectF kArea(60, 40, 600, 200);

QImage drawHistogram(const Agreement& agreement) {
    QImage image(700, 300, QImage::Format_RGB32);
    image.fill(lightColors().surface);
    QPainter painter(&image);
    paintErrorHistogram(painter, agreement, {agreement, kArea}, std::nullopt, lightColors());
    return image;
}

TEST(ErrorHistograms, GiveElementsWithoutErrorABarOfTheirOwn) {
    const Agreement agreement = histogramOf({{0, 100}, {1.2e-8, 10}});
    const ErrorHistogramLayout layout(agreement, kArea);
    EXPECT_LT(layout.zeroBar().right(), layout.binBar(layout.beginBin()).left());
    EXPECT_DOUBLE_EQ(layout.zeroBar().top(), layout.yOf(100));
    EXPECT_FALSE(layout.hasNonFinite());
    EXPECT_GT(ErrorHistogramLayout(histogramOf({{1.2e-8, 10}}), kArea).zeroBar().top(), kArea.bottom() - 1);
}

TEST(ErrorHistograms, GiveNonFiniteElementsABarOfTheirOwn) {
    const Agreement agreement = histogramOf({{kInfinity, 3}, {1.2e-8, 10}});
    const ErrorHistogramLayout layout(agreement, kArea);
    ASSERT_TRUE(layout.hasNonFinite());
    EXPECT_GT(layout.nonFiniteBar().left(), layout.binBar(layout.endBin() - 1).right());
    const QPoint inside = layout.nonFiniteBar().center().toPoint();
    EXPECT_EQ(drawHistogram(agreement).pixelColor(inside), lightColors().error);
}

TEST(ErrorHistograms, DrawABarWhereItsErrorsAre) {
    const Agreement agreement = histogramOf({{1.2e-8, 10}, {1.2e-7, 100}});
    const ErrorHistogramLayout layout(agreement, kArea);
    const QImage image = drawHistogram(agreement);
    for (const double error : {1.2e-8, 1.2e-7}) {
        const auto bin = layout.binAt(layout.xOf(error));
        ASSERT_TRUE(bin);
        const QPoint inside = layout.binBar(*bin).center().toPoint();
        EXPECT_EQ(image.pixelColor(inside), lightColors().accent) << error;
    }
    EXPECT_LT(layout.yOf(100), layout.yOf(10)) << "more elements, higher bar";
    EXPECT_LT(layout.yOf(1), kArea.bottom()) << "a single element can be seen";
}

TEST(ErrorHistograms, DrawTheToleranceAtItsPlace) {
    const Agreement agreement = histogramOf({{1.2e-9, 10}, {1.2e-8, 10}});
    const ErrorHistogramLayout layout(agreement, kArea);
    const double x = layout.xOf(1e-6);
    const auto bin = layout.binAt(x + 1);
    ASSERT_TRUE(bin);
    EXPECT_NEAR(layout.binBar(*bin).left(), x, 1) << "1e-6 is where a bin begins";
    const QImage image = drawHistogram(agreement);
    const int column = static_cast<int>(std::floor(x));
    int dashes = 0;
    for (int y = 60; y < 235; ++y) dashes += image.pixelColor(column, y) == lightColors().text;
    EXPECT_GT(dashes, 80);
    for (int y = 60; y < 235; ++y) {
        ASSERT_NE(image.pixelColor(column - 3, y), lightColors().text);
        ASSERT_NE(image.pixelColor(column + 3, y), lightColors().text);
    }
}

TEST(ErrorHistograms, HatchWhatLiesBeyondTheTolerance) {
    const Agreement agreement = histogramOf({{1.2e-8, 10}, {1.2e-5, 1000}});
    const ErrorHistogramLayout layout(agreement, kArea);
    const QRect bar = layout.binBar(*layout.binAt(layout.xOf(1.2e-5))).toRect();
    const QImage image = drawHistogram(agreement);
    int hatch = 0;
    int ground = 0;
    for (int y = bar.top() + 3; y < bar.bottom() - 3; ++y) {
        hatch += image.pixelColor(bar.center().x(), y) == lightColors().error;
        ground += image.pixelColor(bar.center().x(), y) == lightColors().surface;
    }
    EXPECT_GT(hatch, 5);
    EXPECT_GT(ground, 5);
}

TEST(ErrorHistograms, HatchNothingThatARelativeToleranceAllows) {
    Agreement agreement = histogramOf({});
    agreement.rule.rtol = 0.005;
    for (int time = 0; time < 1000; ++time) agreement.histogram.add(1.2e-5);
    const ErrorHistogramLayout layout(agreement, kArea);
    const QRect bar = layout.binBar(*layout.binAt(layout.xOf(1.2e-5))).toRect();
    const QImage image = drawHistogram(agreement);
    for (int y = bar.top() + 3; y < bar.bottom() - 3; ++y)
        ASSERT_EQ(image.pixelColor(bar.center().x(), y), lightColors().accent) << "solid";
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) ASSERT_NE(image.pixelColor(x, y), lightColors().error);
    }
}

TEST(ErrorHistograms, HatchOnlyAsManyAsAreBeyondARelativeTolerance) {
    Agreement agreement = histogramOf({});
    for (int time = 0; time < 1000; ++time) agreement.histogram.add(1.2e-5, time < 10);
    const ErrorHistogramLayout layout(agreement, kArea);
    const std::size_t bin = *layout.binAt(layout.xOf(1.2e-5));
    EXPECT_DOUBLE_EQ(layout.binBar(bin).top(), layout.yOf(1000));
    EXPECT_DOUBLE_EQ(layout.failingBar(bin).top(), layout.yOf(10));
    const QImage image = drawHistogram(agreement);
    const int middle = static_cast<int>(layout.binBar(bin).center().x());
    EXPECT_EQ(image.pixelColor(middle, static_cast<int>(layout.yOf(100))), lightColors().accent);
    int hatch = 0;
    for (int y = static_cast<int>(layout.yOf(9)); y < 235; ++y)
        hatch += image.pixelColor(middle, y) == lightColors().error;
    EXPECT_GT(hatch, 5);
}

Agreement fourRows() {
    Agreement agreement = errorsOf(1, 4, 1e-6);
    plant(agreement, {0, 1}, 1e-5);
    plant(agreement, {0, 3}, 1e-4);
    return agreement;
}

TEST(ErrorsByLengthPictures, DrawABarFromTheLeastToTheLargestErrorOfEachLength) {
    const std::vector<CellCount> lengths{1, 1, 16, 16};
    const ErrorsByLength errors = errorsByLength(fourRows(), lengths);
    const ErrorLengthLayout layout(errors, 0, QRectF(60, 20, 340, 200));
    EXPECT_EQ(layout.lowDecade(), -6);
    EXPECT_EQ(layout.highDecade(), -4);
    QImage image(420, 260, QImage::Format_RGB32);
    image.fill(lightColors().surface);
    QPainter painter(&image);
    paintErrorsByLength(painter, errors, 0, layout, std::nullopt, lightColors());
    painter.end();
    const auto inked = [&](double length, double error) {
        const double x =
            layout.columnRect(ErrorsByLength::columnOf(static_cast<CellCount>(length))).center().x();
        return image.pixelColor(static_cast<int>(x), static_cast<int>(layout.yOf(error))) !=
               lightColors().surface;
    };
    EXPECT_TRUE(inked(1, 4e-6));
    EXPECT_FALSE(inked(1, 4e-5)) << "above the largest of that length";
    EXPECT_TRUE(inked(16, 4e-5));
    EXPECT_FALSE(inked(4, 4e-6)) << "no row is as long";
}

TEST(ErrorsByLengthPictures, FindTheColumnUnderAPoint) {
    const std::vector<CellCount> lengths{1, 1, 16, 16};
    const ErrorsByLength errors = errorsByLength(fourRows(), lengths);
    const ErrorLengthLayout layout(errors, 1e-2, QRectF(60, 20, 340, 200));
    EXPECT_EQ(layout.highDecade(), -2) << "the tolerance is in sight";
    EXPECT_EQ(layout.columnAt(61), 0U);
    EXPECT_EQ(layout.columnAt(399), 16U);
    EXPECT_EQ(layout.columnAt(200), std::nullopt);
    EXPECT_EQ(layout.columnAt(20), std::nullopt);
}

TEST(ScatterPictures, DrawEqualElementsOnTheDiagonalAndOthersBesideIt) {
    Tensor a({1, 1, 3});
    a.data = {0, 10, 10};
    Tensor b({1, 1, 3});
    b.data = {0, 10, 2};
    const ScatterCounts scatter = scatterOf(a, b);
    const ScatterLayout layout(scatter, QRectF(60, 20, 320, 320));
    QImage image(400, 400, QImage::Format_RGB32);
    for (const bool with_outlier : {true, false}) {
        image.fill(lightColors().surface);
        QPainter painter(&image);
        ScatterCounts drawn = scatter;
        if (!with_outlier) drawn.counts[static_cast<std::size_t>(159 * ScatterCounts::kSide + 32)] = 0;
        paintScatter(painter, drawn, {"a", "b"}, layout, lightColors());
        painter.end();
        const QPoint outlier = layout.squareRect(159, 32).center().toPoint();
        EXPECT_EQ(image.pixelColor(outlier) != lightColors().surface, with_outlier);
        const QPoint equal = layout.squareRect(0, 0).center().toPoint();
        EXPECT_NE(image.pixelColor(equal), lightColors().surface);
    }
}

TEST(ScatterPictures, DrawTheirColoursOnTheScale) {
    Tensor a({1, 1, 4});
    a.data = {0, 0, 0, 10};
    const ScatterCounts scatter = scatterOf(a, a);
    const ScatterLayout layout(scatter, QRectF(60, 60, 320, 320));
    QImage image(400, 400, QImage::Format_RGB32);
    image.fill(lightColors().surface);
    QPainter painter(&image);
    paintScatter(painter, scatter, {"a", "b"}, layout, lightColors());
    paintScatterScale(painter, QRectF(0, 0, 400, 20), scatter, lightColors());
    painter.end();
    const QColor three = image.pixelColor(layout.squareRect(0, 0).center().toPoint());
    const QColor one = image.pixelColor(layout.squareRect(159, 159).center().toPoint());
    ASSERT_NE(one, three);
    int first = -1;
    int last = -1;
    for (int x = 0; x < 400; ++x) {
        const QColor color = image.pixelColor(x, 10);
        if (color == one && first < 0) first = x;
        if (color == three) last = x;
    }
    ASSERT_GE(first, 0);
    EXPECT_NEAR(last - first, 96, 8);
}

TEST(ErrorStepPictures, DrawBarsAsLongAsTheShares) {
    const std::vector<ErrorStepRow> rows{
        {"one", "1", "1", 0.25}, {"two", "1", "1", 1}, {"less", "", "", -0.5, true}};
    const ErrorStepsLayout layout(rows.size(), 16, QRectF(0, 0, 600, 200));
    QImage image(600, 200, QImage::Format_RGB32);
    image.fill(lightColors().surface);
    QPainter painter(&image);
    paintErrorSteps(painter, rows, layout, lightColors());
    painter.end();
    const auto at = [&](std::size_t row, double share) {
        const QRectF bar = layout.barRect(row, share);
        return image.pixelColor(static_cast<int>(bar.right()) - 2, static_cast<int>(bar.center().y()));
    };
    EXPECT_EQ(at(0, 0.25), lightColors().accent);
    EXPECT_EQ(at(0, 0.3), lightColors().surface);
    EXPECT_EQ(at(1, 1), lightColors().accent);
    EXPECT_EQ(at(2, 0.25), lightColors().surface) << "hollow: it makes up for others";
}

}  // namespace
}  // namespace triscope::gui
