#include "app/gui/panels/layers_row.h"

#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "app/gui/panels/presets.h"
#include "app/gui/text/numbers.h"
#include "app/gui/widgets/layer_strip.h"

namespace triscope::gui {

LayersRow::LayersRow(Session& session, const Theme& theme, QWidget* parent)
    : FieldRow(session, theme, "triangle-layers", tr("La&yers"), parent),
      m_text(new QLineEdit),
      m_strip(new LayerStrip(theme)) {
    auto* both = new QWidget(this);
    auto* layout = new QVBoxLayout(both);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(m_text);
    layout->addWidget(m_strip);
    both->setFocusProxy(m_text);
    setControl(both, NotePlace::Below);
    m_text->setAccessibleName(both->accessibleName());
    m_strip->setAccessibleName(both->accessibleName());
    connect(m_text, &QLineEdit::editingFinished, this, [this] {
        if (m_text->isModified()) commitTyped(m_text->text());
    });
    connect(m_strip, &LayerStrip::gestureStarted, this,
            [this] { m_merge_id = this->session().newMergeId(); });
    connect(m_strip, &LayerStrip::edited, this, [this](const std::vector<bool>& sparse) {
        edit([&](Scenario& scenario) { scenario.triangle_layers = layerText(sparse); }, m_merge_id);
    });
    follow();
}

void LayersRow::show(const Scenario& scenario) {
    m_text->setText(QString::fromStdString(scenario.triangle_layers));
    const auto sparse = sparseLayers(scenario);
    m_strip->setEnabled(sparse.has_value());
    // An impossible text leaves the strip as it was.
    if (!sparse) return;
    m_strip->showLayers(*sparse);
    const Index chosen = std::count(sparse->begin(), sparse->end(), true);
    const Index count = patternLayers(scenario).value_or(chosen);
    setNote(counted(count, tr("1 of %2 layers uses the pattern"), tr("%1 of %2 layers use the pattern"))
                .arg(sparse->size()));
}

}  // namespace triscope::gui
