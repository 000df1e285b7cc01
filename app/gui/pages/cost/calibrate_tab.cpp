#include "app/gui/pages/cost/calibrate_tab.h"

#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/gui/dialogs/hardware_editor.h"
#include "app/gui/pages/cost/figure_rows.h"
#include "app/gui/pages/cost/measure_plot.h"
#include "app/gui/pages/cost/points_view.h"
#include "app/gui/pages/cost/prefill_formula.h"
#include "app/gui/text/counts.h"
#include "app/gui/text/numbers.h"
#include "app/gui/text/translate.h"
#include "app/gui/widgets/elided_label.h"
#include "app/gui/widgets/empty_state.h"
#include "core/base/date.h"
#include "core/base/numbers.h"
#include "core/cost/kernels/measurements.h"
#include "core/io/text_file.h"

namespace triscope::gui {

namespace {

constexpr int kInputWidth = 260;
constexpr int kResidualColumn = 4;

// To a tenth of a millisecond.
double rounded(double seconds) {
    return std::round(seconds * 1e4) / 1e4;
}

// A published series as a user would type it: whole prefills first, then single layers.
std::vector<Measurement> measurementsIn(const MeasurementSet& set) {
    std::vector<Measurement> all;
    for (const MeasuredPoint& at : set.points) all.push_back({at.seq, {at.dense_seconds}});
    for (const MeasuredPoint& at : set.points) {
        if (at.mix_share)
            all.push_back({at.seq, {rounded(*at.mix_share * at.dense_seconds)}, MeasuredKind::Mix});
    }
    for (const MeasuredPoint& at : set.points)
        all.push_back({at.seq, {at.dense_layer_seconds}, MeasuredKind::DenseLayer});
    return all;
}

// Takes files that are dropped or pasted as their content.
class MeasurementsEdit final : public QPlainTextEdit {
  public:
    MeasurementsEdit(std::function<void(const QString& path)> open, QWidget* parent)
        : QPlainTextEdit(parent), m_open(std::move(open)) {}

  protected:
    bool canInsertFromMimeData(const QMimeData* source) const override {
        return source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
    }
    void insertFromMimeData(const QMimeData* source) override {
        const QList<QUrl> urls = source->urls();
        if (!urls.isEmpty() && urls.front().isLocalFile()) return m_open(urls.front().toLocalFile());
        QPlainTextEdit::insertFromMimeData(source);
    }

  private:
    std::function<void(const QString& path)> m_open;
};

QString kindTitle(MeasuredKind kind) {
    switch (kind) {
        case MeasuredKind::Dense:
            return CalibrateTab::tr("dense prefill");
        case MeasuredKind::Mix:
            return CalibrateTab::tr("prefill with the mix");
        case MeasuredKind::DenseLayer:
            return CalibrateTab::tr("one dense layer");
        case MeasuredKind::TriangleLayer:
            break;
    }
    return CalibrateTab::tr("one Triangle layer");
}

}  // namespace

CalibrateTab::CalibrateTab(const PageTabContext& context, QWidget* parent)
    : CostTab(QStringLiteral("calibrate"), tr("Calibrate"), context, parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(3 * Theme::kGap);
    row->addWidget(makeInput());
    auto* right = new QWidget(this);
    m_stack = new QStackedLayout(right);
    m_empty = new EmptyState(theme(), right);
    m_stack->addWidget(m_empty);
    m_result = new PointsView(
        theme(), {tr("Tokens"), tr("What"), tr("Measured"), tr("Predicted"), tr("Residual"), tr("Fitted")}, 2,
        right);
    m_result->nameParts(tr("Prefill time over the length: predicted lines, measured dots"), tr("Residuals"));
    m_stack->addWidget(m_result);
    row->addWidget(right, 1);
    setFocusProxy(m_csv);
}

QWidget* CalibrateTab::makeInput() {
    auto* box = new QWidget(this);
    box->setFixedWidth(kInputWidth);
    auto* title = new QLabel(tr("Measured times: seq, seconds[, kind]"), box);
    m_csv = new MeasurementsEdit([this](const QString& path) { open(path); }, box);
    m_csv->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_csv->setAccessibleName(tr("Measured times"));
    m_csv->setPlaceholderText(
        tr("seq,seconds\n32000,4.1\n128000,34.5\n\nPaste, type or drop a CSV file here."));
    m_csv->setTabChangesFocus(true);
    title->setBuddy(m_csv);
    m_status = new ElidedLabel(theme(), 4, box);
    m_status->setObjectName(QStringLiteral("calibrate.status"));
    auto* open_button = new QPushButton(tr("Open…"), box);
    connect(open_button, &QPushButton::clicked, this, [this] {
        const QString path =
            QFileDialog::getOpenFileName(this, tr("Open measured times"), {}, tr("CSV files (*.csv *.txt)"));
        if (!path.isEmpty()) open(path);
    });
    m_save = new QPushButton(tr("Save as hardware preset…"), box);
    m_save->setObjectName(QStringLiteral("calibrate.save"));
    connect(m_save, &QPushButton::clicked, this, &CalibrateTab::saveDevice);
    connect(m_csv, &QPlainTextEdit::textChanged, this, &CalibrateTab::fit);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(open_button);
    buttons->addWidget(m_save, 1);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->addWidget(title);
    layout->addWidget(m_csv, 1);
    layout->addWidget(m_status);
    layout->addLayout(buttons);
    return box;
}

void CalibrateTab::open(const QString& path) {
    try {
        m_csv->setPlainText(text(readTextFile(QFile::encodeName(path).toStdString())));
    } catch (...) {
        m_status->setText(describe(std::current_exception()), Tone::Error);
    }
}

void CalibrateTab::showExample() {
    const MeasurementSet& set = publishedMeasurements().front();
    Scenario next = context().session.scenario();
    next.model = set.input.model.name;
    next.hardware = set.input.hardware.name;
    context().session.apply(next, tr("published times"));
    m_csv->setPlainText(
        text("# " + set.title + "\n# " + set.source + "\n" + measurementsText(measurementsIn(set))));
}

void CalibrateTab::present() {
    fit();
    emit hintChanged(
        tr("Two constants, fitted to dense prefill times, make the estimates those of your device."));
}

void CalibrateTab::fit() {
    if (!hasView()) return;
    const CostInput& input = view().input;
    m_calibration.reset();
    m_save->setEnabled(false);
    tryToFit(input);
    emit headlineChanged();
}

void CalibrateTab::tryToFit(const CostInput& input) {
    const std::string csv = m_csv->toPlainText().toStdString();
    if (m_csv->toPlainText().trimmed().isEmpty()) {
        m_status->setText(
            tr("Lengths in tokens; times of dense prefill at two lengths or more. Further kinds, "
               "mix, dense-layer and triangle-layer, are compared but not fitted."));
        m_empty->present(
            EmptyState::Kind::Empty,
            tr("Give measured prefill times of %1 to fit its efficiencies.").arg(text(input.hardware.title)),
            tr("Show the published times of an A100"), [this] { showExample(); });
        m_stack->setCurrentIndex(0);
        return;
    }
    try {
        m_calibration = calibrate(input, readMeasurements(csv));
    } catch (...) {
        m_status->setText(describe(std::current_exception()), Tone::Error);
        m_empty->present(EmptyState::Kind::Failed, describe(std::current_exception()), {}, {});
        m_stack->setCurrentIndex(0);
        return;
    }
    showFit(input);
}

void CalibrateTab::showFit(const CostInput& input) {
    const QString device = text(input.hardware.title);
    m_status->setText(
        tr("Fitted as %1 running %2, both chosen at the right.").arg(device, text(input.model.name)));
    QList<QStringList> rows;
    for (const CalibratedPoint& point : m_calibration->points) {
        rows << QStringList{grouped(point.measurement.seq),
                            kindTitle(point.measurement.kind),
                            timeText(point.measurement.seconds.value),
                            timeText(point.predicted.value),
                            residualText(point.predicted, point.measurement.seconds),
                            point.fitted ? tr("yes") : tr("no")};
    }
    m_result->present({.curves = {{{tr("Dense"), tr("● measured")}, {}, {mixTitle(input), tr("● measured")}}},
                       .plot = calibrationPlot(input, *m_calibration),
                       .rows = rows,
                       .first = fitFormula(input),
                       .formula = [this](int row, int column) { return pointFormula(row, column); }});
    m_save->setEnabled(true);
    m_stack->setCurrentIndex(1);
}

// What was fitted, and the worst that is left.
QString CalibrateTab::viewHeadline() const {
    const QString device = text(view().input.hardware.title);
    if (!m_calibration) return tr("Measured prefill times of %1 give its efficiencies.").arg(device);
    const auto worse = [](const CalibratedPoint& a, const CalibratedPoint& b) {
        return std::pair(a.fitted, std::abs(a.residual())) < std::pair(b.fitted, std::abs(b.residual()));
    };
    const auto worst = std::max_element(m_calibration->points.begin(), m_calibration->points.end(), worse);
    return tr("On %1 linear operations reach %2 of the peak and attention %3; the prediction is off by %4 at "
              "most, at %5.")
        .arg(device, percentText(m_calibration->linear_efficiency),
             percentText(m_calibration->attention_efficiency),
             residualText(worst->predicted, worst->measurement.seconds),
             countOf(worst->measurement.seq, Noun::Token));
}

CostInput CalibrateTab::calibratedInput() const {
    CostInput input = view().input;
    input.hardware = calibratedHardware(input.hardware, *m_calibration,
                                        tr("fitted to the measured times").toStdString(), today());
    return input;
}

FigureFormula CalibrateTab::fitFormula(const CostInput& input) const {
    Index longest = 0;
    for (const CalibratedPoint& point : m_calibration->points)
        if (point.fitted) longest = std::max(longest, point.measurement.seq);
    return {
        .title = tr("Dense prefill at %1 tokens, as it is fitted").arg(grouped(longest)),
        .symbols = text(m_calibration->formula.symbols),
        .numbers = text(m_calibration->formula.numbers),
        .value = text(m_calibration->formula.value) + QStringLiteral(" s"),
        .explanation = tr("The two efficiencies minimise the sum of the squared relative residuals over the "
                          "dense prefills."),
        .estimate = true,
        .links = {},
        .sources = hardwareSources(calibratedInput()),
        .caution = text(input.hardware.note)};
}

FigureFormula CalibrateTab::pointFormula(int row, int column) const {
    const CalibratedPoint& point = m_calibration->points.at(static_cast<std::size_t>(row));
    if (column == kResidualColumn) return residualFormula(point.predicted, point.measurement.seconds);
    const CostInput there = calibratedInput().atLength(point.measurement.seq);
    switch (point.measurement.kind) {
        case MeasuredKind::Dense:
            return explorable(there, {CostScope::Dense, "seconds", there.mask_form});
        case MeasuredKind::Mix:
            return mixTimeFormula(there);
        case MeasuredKind::DenseLayer:
            return explorable(there, {CostScope::DenseLayer, "attention_seconds", there.mask_form});
        case MeasuredKind::TriangleLayer:
            break;
    }
    return kernelFormula(pricedKernel(there), there);
}

void CalibrateTab::saveDevice() {
    if (!m_calibration || m_editor) return;
    const CostInput& input = view().input;
    const Hardware device =
        calibratedHardware(input.hardware, *m_calibration,
                           "Fit to measured dense prefill times of " + input.model.name, today());
    m_editor = new HardwareEditor(device, theme(), window());
    connect(m_editor, &HardwareEditor::saved, this, [this](const QString& path) {
        Scenario next = context().session.scenario();
        next.hardware = path.toStdString();
        context().session.apply(next, tr("hardware"));
    });
    m_editor->show();
}

}  // namespace triscope::gui
